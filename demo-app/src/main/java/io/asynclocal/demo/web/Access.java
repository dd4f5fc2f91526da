package io.asynclocal.demo.web;

import io.javalin.security.RouteRole;

/** Who may use a route; one that says nothing needs a token. */
public enum Access implements RouteRole {
  PUBLIC
}
