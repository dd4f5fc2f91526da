/** The language of the request, for texts that are put together deep inside. */
package io.asynclocal.demo.locale;
