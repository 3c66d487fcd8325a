package dev.lectern.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Works through a list in slices, several at once. */
final class Slices {

    private Slices() {}

    /** Something done to a slice. */
    interface Work<T> {
        void on(List<T> slice);
    }

    /** Does {@code work} on all slices of {@code size}; when one fails, the others are called off and it is thrown. */
    static <T> void each(List<T> items, int size, ExecutorService threads, Work<T> work) throws InterruptedException {
        List<Future<?>> running = new ArrayList<>();
        for (int from = 0; from < items.size(); from += size) {
            List<T> slice = items.subList(from, Math.min(from + size, items.size()));
            running.add(threads.submit(() -> {
                work.on(slice);
                return null;
            }));
        }
        try {
            for (Future<?> slice : running) {
                slice.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            throw new IllegalStateException("a slice failed", e.getCause());
        } finally {
            running.forEach(slice -> slice.cancel(true));
        }
    }
}
