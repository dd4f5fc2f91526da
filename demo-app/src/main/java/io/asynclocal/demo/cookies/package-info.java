/**
 * {@code cookies()}: the cookies of the request, from anywhere in its work.
 *
 * <p>A middleware binds them; a page reads them while it renders, an action may change them.
 */
package io.asynclocal.demo.cookies;
