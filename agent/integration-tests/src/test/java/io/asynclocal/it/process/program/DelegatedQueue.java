package io.asynclocal.it.process.program;

import java.util.AbstractQueue;
import java.util.Collection;
import java.util.Iterator;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** A blocking queue of the program's own, with another inside. */
class DelegatedQueue extends AbstractQueue<Runnable> implements BlockingQueue<Runnable> {

  private final BlockingQueue<Runnable> inner;

  DelegatedQueue(BlockingQueue<Runnable> inner) {
    this.inner = inner;
  }

  @Override
  public boolean offer(Runnable element) {
    return inner.offer(element);
  }

  @Override
  public boolean offer(Runnable element, long timeout, TimeUnit unit) throws InterruptedException {
    return inner.offer(element, timeout, unit);
  }

  @Override
  public void put(Runnable element) throws InterruptedException {
    inner.put(element);
  }

  @Override
  public Runnable take() throws InterruptedException {
    return inner.take();
  }

  @Override
  public Runnable poll() {
    return inner.poll();
  }

  @Override
  public Runnable poll(long timeout, TimeUnit unit) throws InterruptedException {
    return inner.poll(timeout, unit);
  }

  @Override
  public Runnable peek() {
    return inner.peek();
  }

  @Override
  public int remainingCapacity() {
    return inner.remainingCapacity();
  }

  @Override
  public int drainTo(Collection<? super Runnable> target) {
    return inner.drainTo(target);
  }

  @Override
  public int drainTo(Collection<? super Runnable> target, int max) {
    return inner.drainTo(target, max);
  }

  @Override
  public Iterator<Runnable> iterator() {
    return inner.iterator();
  }

  @Override
  public int size() {
    return inner.size();
  }
}
