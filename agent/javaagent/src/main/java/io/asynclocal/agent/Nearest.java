package io.asynclocal.agent;

/** Finds the word that was probably meant: the one of least edit distance. */
final class Nearest {

  private Nearest() {}

  static String to(String typed, String[] words) {
    String nearest = words[0];
    for (String word : words) {
      if (distance(typed, word) < distance(typed, nearest)) {
        nearest = word;
      }
    }
    return nearest;
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
