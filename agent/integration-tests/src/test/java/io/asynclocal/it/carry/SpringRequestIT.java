package io.asynclocal.it.carry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Spring's {@code RequestContextHolder}, which only travels where it is named. */
class SpringRequestIT extends CarryContract {

  private static final String USER = "user";

  @Override
  void set(String value) {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setAttribute(USER, value);
    RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
  }

  @Override
  String get() {
    RequestAttributes attributes = RequestContextHolder.getRequestAttributes();
    return attributes == null
        ? null
        : (String) attributes.getAttribute(USER, RequestAttributes.SCOPE_REQUEST);
  }

  @Override
  void clear() {
    RequestContextHolder.resetRequestAttributes();
  }

  /** The server gives the same object to the next request. */
  @Test
  void request_that_is_used_again_should_not_show_in_the_task() {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setAttribute(USER, "ada");
    request.getSession().setAttribute("cart", "full");
    RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    AtomicReference<RequestAttributes> seen = new AtomicReference<>();
    Way.SUBMIT.run(() -> seen.set(RequestContextHolder.getRequestAttributes()));
    request.setAttribute(USER, "bob");
    RequestAttributes frozen = seen.get();
    assertThat(frozen.getAttribute(USER, RequestAttributes.SCOPE_REQUEST)).isEqualTo("ada");
    assertThat(frozen.getAttribute("cart", RequestAttributes.SCOPE_SESSION)).isEqualTo("full");
    assertThat(frozen.resolveReference(RequestAttributes.REFERENCE_REQUEST)).isNull();
    assertThatThrownBy(frozen::getSessionId).hasMessageContaining("may be over");
  }

  @Test
  void hop_should_not_make_a_session() {
    MockHttpServletRequest request = new MockHttpServletRequest();
    RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    Way.SUBMIT.run(() -> {});
    assertThat(request.getSession(false)).isNull();
  }
}
