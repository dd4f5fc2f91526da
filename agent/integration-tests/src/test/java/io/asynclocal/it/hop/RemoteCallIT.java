package io.asynclocal.it.hop;

import static io.asynclocal.it.hop.HopContract.USER;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.rmi.Remote;
import java.rmi.RemoteException;
import java.rmi.registry.LocateRegistry;
import java.rmi.registry.Registry;
import java.rmi.server.UnicastRemoteObject;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** RMI: a call comes from elsewhere, so it has no context; least of all that of the export. */
class RemoteCallIT {

  /** What is called. */
  public interface Store extends Remote {
    String get() throws RemoteException;
  }

  private static final class StoreSeen implements Store {
    @Override
    public String get() {
      String seen = String.valueOf(USER.getStore());
      USER.enterWith("of an earlier call");
      return seen;
    }
  }

  @Test
  void call_should_begin_empty_and_the_export_keep_nothing() throws Exception {
    WeakReference<?>[] store = {null};
    StoreSeen seen = new StoreSeen();
    Registry registry = exportInContext(seen, store);
    Store remote = (Store) registry.lookup("store");
    for (int i = 0; i < 3; i++) {
      assertThat(USER.<String, RemoteException>call("caller", remote::get)).isEqualTo("null");
    }
    Awaitility.await()
        .atMost(30, TimeUnit.SECONDS)
        .untilAsserted(
            () -> {
              System.gc();
              assertThat(store[0].get()).as("kept by nobody").isNull();
            });
    UnicastRemoteObject.unexportObject(seen, true);
    UnicastRemoteObject.unexportObject(registry, true);
  }

  private static Registry exportInContext(StoreSeen seen, WeakReference<?>[] reference)
      throws Exception {
    Object store = new Object();
    reference[0] = new WeakReference<>(store);
    return USER.<Registry, Exception>call(
        store,
        () -> {
          System.setProperty("java.rmi.server.hostname", "127.0.0.1");
          Registry registry = LocateRegistry.createRegistry(0);
          registry.bind("store", UnicastRemoteObject.exportObject(seen, 0));
          return registry;
        });
  }
}
