package io.asynclocal.demo.cookies;

/** A cookie of the current request. */
public record Cookie(String name, String value) {}
