// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * One writer thread gathers what waits and commits it together: a forced write to disk is paid once for a group, not
 * once for a request. Each write has a savepoint, so a failing one takes no other with it.
 */
public final class GroupCommitDatabase implements Database, AutoCloseable {
    private static final int GROUP = 256;

    private final DataSource pool;
    private final JdbcClient reads;
    private final LinkedBlockingQueue<Write<?>> waiting = new LinkedBlockingQueue<>(4 * GROUP);
    private final Thread writer;
    private volatile boolean closed;

    public GroupCommitDatabase(DataSource pool) {
        this.pool = pool;
        this.reads = JdbcClient.create(pool);
        this.writer = new Thread(this::run, "database-writer");
        writer.setDaemon(true);
        writer.start();
    }

    @Override
    public <T> T write(Function<JdbcClient, T> work) {
        if (Thread.currentThread() == writer) {
            throw new IllegalStateException("a write inside a write would wait for itself");
        }
        var write = new Write<>(work);
        enqueue(write);
        return write.await();
    }

    @Override
    public <T> T read(Function<JdbcClient, T> work) {
        return work.apply(reads);
    }

    private void enqueue(Write<?> write) {
        try {
            waiting.put(write);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DataAccessResourceFailureException("interrupted before the write was taken", e);
        }
        if (closed && waiting.remove(write)) {
            throw new DataAccessResourceFailureException("the database is closed");
        }
    }

    private void run() {
        var group = new ArrayList<Write<?>>(GROUP);
        while (!closed || !waiting.isEmpty()) {
            group.clear();
            if (gather(group)) {
                commitOrFail(group);
            }
        }
    }

    private boolean gather(List<Write<?>> group) {
        try {
            var first = waiting.poll(100, TimeUnit.MILLISECONDS);
            if (first == null) {
                return false;
            }
            group.add(first);
            waiting.drainTo(group, GROUP - 1);
            return true;
        } catch (InterruptedException e) {
            // only close() ends the writer; what is queued is still written
            return false;
        }
    }

    private void commitOrFail(List<Write<?>> group) {
        try (Connection connection = pool.getConnection()) {
            commit(connection, group);
        } catch (SQLException e) {
            var failure = new DataAccessResourceFailureException("the group of writes was not committed", e);
            group.forEach(write -> write.fail(failure));
        }
    }

    private static void commit(Connection connection, List<Write<?>> group) throws SQLException {
        connection.setAutoCommit(false);
        try {
            var client = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            for (Write<?> write : group) {
                write.apply(connection, client);
            }
            connection.commit();
            group.forEach(Write::committed);
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            writer.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One caller's work and the answer it waits for. */
    private static final class Write<T> {
        private final Function<JdbcClient, T> work;
        private final CompletableFuture<T> answer = new CompletableFuture<>();
        private CompletableFuture<T> outcome = new CompletableFuture<>();

        Write(Function<JdbcClient, T> work) {
            this.work = work;
        }

        void apply(Connection connection, JdbcClient client) throws SQLException {
            Savepoint before = connection.setSavepoint();
            // a future keeps whatever the work throws, so that the writer thread outlives it
            outcome = CompletableFuture.completedFuture(client).thenApply(work);
            if (outcome.isCompletedExceptionally()) {
                connection.rollback(before);
            }
            connection.releaseSavepoint(before);
        }

        void committed() {
            outcome.whenComplete((value, failure) -> {
                if (failure == null) {
                    answer.complete(value);
                } else {
                    answer.completeExceptionally(failure);
                }
            });
        }

        void fail(Throwable failure) {
            answer.completeExceptionally(failure);
        }

        T await() {
            try {
                return answer.join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw e;
            }
        }
    }
}
