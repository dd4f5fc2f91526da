package io.asynclocal.demo.cookies;

import static io.asynclocal.demo.cookies.Cookies.cookies;

import io.asynclocal.demo.pages.StaticTemplates;
import io.asynclocal.demo.pages.Templates;
import io.asynclocal.demo.web.Access;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** The page that shows the cookies of its visitor, and the actions that change them. */
public final class CookiePage {

  private final Templates templates = new StaticTemplates();
  private final Executor pool;

  /**
   * Makes the page.
   *
   * @param pool where the component renders
   */
  public CookiePage(Executor pool) {
    this.pool = pool;
  }

  public void routes(RoutesConfig routes) {
    routes.get("/cookies", this::show, Access.PUBLIC);
    routes.post("/cookies", this::set, Access.PUBLIC);
    routes.delete("/cookies/{name}", this::delete, Access.PUBLIC);
  }

  private void show(Context ctx) {
    CompletableFuture<Void> shown = displayCookies().thenAccept(list -> ctx.html(page(list)));
    ctx.future(() -> shown);
  }

  private String page(String list) {
    return templates
        .layout("Cookies", templates.cookies(output -> output.writeContent(list)))
        .render();
  }

  /** A component that is given nothing: it asks for the cookies on the thread where it renders. */
  private CompletableFuture<String> displayCookies() {
    return CompletableFuture.supplyAsync(
        () -> templates.displayCookies(cookies().join().getAll()).render(), pool);
  }

  private void set(Context ctx) {
    String name = ctx.formParam("name");
    String value = ctx.formParam("value");
    CompletableFuture<Void> done =
        cookies()
            .thenAcceptAsync(store -> store.set(name, value), pool)
            .thenRun(() -> ctx.redirect("/cookies", HttpStatus.SEE_OTHER));
    ctx.future(() -> done);
  }

  private void delete(Context ctx) {
    String name = ctx.pathParam("name");
    CompletableFuture<Void> done =
        cookies()
            .thenAcceptAsync(store -> store.delete(name), pool)
            .thenRun(() -> ctx.status(HttpStatus.NO_CONTENT));
    ctx.future(() -> done);
  }
}
