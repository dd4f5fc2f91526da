/** What the parts of the service need of the web server. */
package io.asynclocal.demo.web;
