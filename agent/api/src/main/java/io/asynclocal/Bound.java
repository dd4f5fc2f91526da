package io.asynclocal;

/** Marks what is tied to a snapshot already, so that the first binding wins. */
interface Bound {}
