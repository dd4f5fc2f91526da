package io.asynclocal.agent.carriers;

import io.asynclocal.bootstrap.ThreadValue;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Spring's {@code RequestContextHolder}, as a frozen copy: the attributes of request and session at
 * the hop, and not the request, which serves somebody else once it has been answered.
 */
public final class SpringRequest extends ThreadValue {

  public static final ThreadValue VALUE = new SpringRequest();

  private SpringRequest() {}

  /** The attributes, for one task. */
  static final class Frozen implements RequestAttributes {
    private final Map<String, Object> ofRequest;
    private final Map<String, Object> ofSession;

    Frozen(Map<String, Object> ofRequest, Map<String, Object> ofSession) {
      this.ofRequest = new HashMap<>(ofRequest);
      this.ofSession = new HashMap<>(ofSession);
    }

    static Frozen of(RequestAttributes source) {
      return new Frozen(copy(source, SCOPE_REQUEST), copy(source, SCOPE_SESSION));
    }

    private static Map<String, Object> copy(RequestAttributes source, int scope) {
      Map<String, Object> copy = new HashMap<>();
      for (String name : source.getAttributeNames(scope)) {
        Object value = source.getAttribute(name, scope);
        if (value != null) {
          copy.put(name, value);
        }
      }
      return copy;
    }

    Frozen again() {
      return new Frozen(ofRequest, ofSession);
    }

    private Map<String, Object> in(int scope) {
      return scope == SCOPE_REQUEST ? ofRequest : ofSession;
    }

    @Override
    public @Nullable Object getAttribute(String name, int scope) {
      return in(scope).get(name);
    }

    @Override
    public void setAttribute(String name, Object value, int scope) {
      in(scope).put(name, value);
    }

    @Override
    public void removeAttribute(String name, int scope) {
      in(scope).remove(name);
    }

    @Override
    public String[] getAttributeNames(int scope) {
      return in(scope).keySet().toArray(new String[0]);
    }

    @Override
    public void registerDestructionCallback(String name, Runnable callback, int scope) {
      throw gone();
    }

    @Override
    public @Nullable Object resolveReference(String key) {
      return null;
    }

    @Override
    public String getSessionId() {
      throw gone();
    }

    @Override
    public Object getSessionMutex() {
      return this;
    }

    private static IllegalStateException gone() {
      return new IllegalStateException(
          "this task has the attributes of a request, but the request itself may be over");
    }
  }

  @Override
  public @Nullable Object current() {
    return RequestContextHolder.getRequestAttributes();
  }

  @Override
  public Object captured(Object current) {
    return Frozen.of((RequestAttributes) current);
  }

  @Override
  public void enter(Object captured) {
    restore(((Frozen) captured).again());
  }

  @Override
  public void restore(Object previous) {
    RequestContextHolder.setRequestAttributes((RequestAttributes) previous);
  }

  @Override
  public void clear() {
    RequestContextHolder.resetRequestAttributes();
  }
}
