/** A web service that passes its user to no method, and knows it everywhere. */
package io.asynclocal.demo;
