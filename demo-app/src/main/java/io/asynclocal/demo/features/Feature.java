package io.asynclocal.demo.features;

import io.asynclocal.AsyncLocalStorage;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What can be on or off for a request. */
public enum Feature {
  /** Addresses show their first letter alone. */
  MASKED_ADDRESSES,

  /** Activities come with their details. */
  ACTIVITY_DETAILS;

  /** Those that are on for the current request; outside any, none. */
  static final AsyncLocalStorage<Set<Feature>> FEATURES =
      AsyncLocalStorage.<Set<Feature>>builder().name("FEATURES").defaultValue(Set.of()).build();

  /** Whether it is on here. */
  public boolean isOn() {
    return FEATURES.getStore().contains(this);
  }

  /** The name that requests and the database use. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The feature of that key; null where there is none. */
  static Feature of(String key) {
    return Arrays.stream(values()).filter(f -> f.key().equals(key)).findAny().orElse(null);
  }

  static String known() {
    return Arrays.stream(values()).map(Feature::key).collect(Collectors.joining(", "));
  }
}
