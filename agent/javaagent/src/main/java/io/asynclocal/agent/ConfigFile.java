package io.asynclocal.agent;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** A properties file with options, in UTF-8; its keys are those of the flag. */
final class ConfigFile {

  private ConfigFile() {}

  /** Notices a key that stands there twice. */
  private static final class OnceEach extends Properties {
    private static final long serialVersionUID = 1L;

    @Override
    public synchronized Object put(Object key, Object value) {
      if (super.put(key, value) != null) {
        throw new IllegalArgumentException(key + " is given twice");
      }
      return "";
    }
  }

  /**
   * Reads the file.
   *
   * @param config what names it, in the program's working directory where it is relative
   * @throws OptionError where it cannot be read, or something in it is mistyped
   */
  static List<Setting> read(Setting config) throws OptionError {
    String file = config.value;
    Properties properties = load(config);
    List<Setting> settings = new ArrayList<>();
    for (String key : properties.stringPropertyNames()) {
      String place = "config file " + file + ": " + key;
      Option option = OptionReader.known(key, place);
      if (option == Option.CONFIG) {
        throw new OptionError(place + " is not allowed in the file itself");
      }
      settings.add(new Setting(option, properties.getProperty(key).trim(), place));
    }
    return settings;
  }

  /** What stands in it, whether that is an option or not. */
  static Properties load(Setting config) throws OptionError {
    Properties properties = new OnceEach();
    File file = new File(config.value);
    if (!file.isFile()) {
      throw new OptionError(config.place + ": there is no file '" + config.value + "'");
    }
    try (Reader reader =
        new InputStreamReader(new FileInputStream(file), StandardCharsets.UTF_8.newDecoder())) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new OptionError(
          config.place + ": the file '" + config.value + "' cannot be read: " + e.getMessage());
    }
    return properties;
  }
}
