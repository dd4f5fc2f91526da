package io.asynclocal.demo;

import io.javalin.security.RouteRole;

/** Who may use a route; one that says nothing needs a token. */
enum Access implements RouteRole {
  PUBLIC
}
