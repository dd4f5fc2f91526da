package io.asynclocal.agent.launch;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * A jar inside the agent's jar, in memory. Its directory is read at once, its entries when they are
 * asked for. The format is that of a zip file's central directory and local headers.
 */
public final class NestedJar {

  private static final int END_RECORD = 22;
  private static final int HEADER = 46;
  private static final int LOCAL_HEADER = 30;
  private static final int STORED = 0;

  private final byte[] jar;

  /** Where the directory has each entry, in its order. */
  private final Map<String, Integer> entries = new LinkedHashMap<>();

  private NestedJar(byte[] jar) {
    this.jar = jar;
    int end = jar.length - END_RECORD;
    int at = int32(end + 16);
    for (int i = int16(end + 10); i > 0; i--) {
      int length = int16(at + 28);
      String name = new String(jar, at + HEADER, length, StandardCharsets.ISO_8859_1);
      entries.put(name, at);
      at += HEADER + length + int16(at + 30) + int16(at + 32);
    }
  }

  /** Not as a resource: the class loader goes through URLs, and those through many classes. */
  public static NestedJar in(File agentJar, String name) throws IOException {
    try (ZipFile outer = new ZipFile(agentJar)) {
      return in(outer, name);
    }
  }

  /** The same, where the agent's jar is open. */
  static NestedJar in(ZipFile outer, String name) throws IOException {
    ZipEntry entry = outer.getEntry(name);
    if (entry == null) {
      throw new IOException("the agent's jar has no " + name);
    }
    try (InputStream in = outer.getInputStream(entry)) {
      return new NestedJar(in.readAllBytes());
    }
  }

  public Set<String> names() {
    return entries.keySet();
  }

  /** The jar as a file has it. */
  public byte[] bytes() {
    return jar;
  }

  /** What an entry has; null where there is none. */
  public byte @Nullable [] read(String name) {
    Integer entry = entries.get(name);
    if (entry == null) {
      return null;
    }
    byte[] content = new byte[int32(entry + 24)];
    int local = int32(entry + 42);
    int from = local + LOCAL_HEADER + int16(local + 26) + int16(local + 28);
    if (int16(entry + 10) == STORED) {
      System.arraycopy(jar, from, content, 0, content.length);
    } else {
      inflate(from, int32(entry + 20), content);
    }
    return content;
  }

  private void inflate(int from, int length, byte[] content) {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(jar, from, length);
      int done = 0;
      while (done < content.length && !inflater.finished()) {
        done += inflater.inflate(content, done, content.length - done);
      }
    } catch (DataFormatException e) {
      throw new IllegalStateException(e);
    } finally {
      inflater.end();
    }
  }

  private int int16(int at) {
    return (jar[at] & 0xff) | (jar[at + 1] & 0xff) << 8;
  }

  private int int32(int at) {
    return int16(at) | int16(at + 2) << 16;
  }
}
