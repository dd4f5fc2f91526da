package io.asynclocal.it.hop;

import java.util.AbstractQueue;
import java.util.Collection;
import java.util.Iterator;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** A blocking queue of the program's own, with another inside. */
public class DelegatingQueue<E> extends AbstractQueue<E> implements BlockingQueue<E> {

  private final BlockingQueue<E> inner;

  public DelegatingQueue(BlockingQueue<E> inner) {
    this.inner = inner;
  }

  @Override
  public boolean offer(E element) {
    return inner.offer(element);
  }

  @Override
  public boolean offer(E element, long timeout, TimeUnit unit) throws InterruptedException {
    return inner.offer(element, timeout, unit);
  }

  @Override
  public void put(E element) throws InterruptedException {
    inner.put(element);
  }

  @Override
  public E take() throws InterruptedException {
    return inner.take();
  }

  @Override
  public E poll() {
    return inner.poll();
  }

  @Override
  public E poll(long timeout, TimeUnit unit) throws InterruptedException {
    return inner.poll(timeout, unit);
  }

  @Override
  public E peek() {
    return inner.peek();
  }

  @Override
  public int remainingCapacity() {
    return inner.remainingCapacity();
  }

  @Override
  public int drainTo(Collection<? super E> target) {
    return inner.drainTo(target);
  }

  @Override
  public int drainTo(Collection<? super E> target, int max) {
    return inner.drainTo(target, max);
  }

  @Override
  public Iterator<E> iterator() {
    return inner.iterator();
  }

  @Override
  public int size() {
    return inner.size();
  }
}
