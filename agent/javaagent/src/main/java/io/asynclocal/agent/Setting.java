package io.asynclocal.agent;

/** A value for an option, and where it was given. */
final class Setting {

  final Option option;
  final String value;

  /** Where, as an error names it, in front of what is wrong. */
  final String place;

  /**
   * Makes a setting.
   *
   * @throws OptionError where the option allows certain words alone, and this is none of them
   */
  Setting(Option option, String value, String place) throws OptionError {
    this.option = option;
    this.value = value;
    this.place = place;
    String[] words = option.words();
    for (String word : words) {
      if (value.equals(word)) {
        return;
      }
    }
    if (words.length > 0) {
      throw new OptionError(place + " has the bad value " + OptionError.unknown(value, words));
    }
  }

  /** The entries of a list, which {@code :} separates. */
  String[] entries() {
    return value.split(":", -1);
  }
}
