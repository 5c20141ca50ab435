// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.readmodel;

import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** A few reading connections shared by all threads. */
final class ViewReaders implements AutoCloseable {

    private static final int READERS = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());

    private final BlockingQueue<ViewReader> free = new ArrayBlockingQueue<>(READERS);

    ViewReaders(ViewFile file) throws SQLException {
        for (int i = 0; i < READERS; i++) {
            free.add(new ViewReader(file.reader()));
        }
    }

    interface Question<T> {
        T answer(ViewReader reader) throws SQLException;
    }

    <T> T ask(Question<T> question) {
        try {
            // a free reader is taken even by a thread that is asked to stop: it may be finishing a commit
            var ready = free.poll();
            var reader = ready != null ? ready : free.take();
            try {
                return question.answer(reader);
            } finally {
                free.add(reader);
            }
        } catch (SQLException e) {
            throw new ViewUnavailableException("the view cannot be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ViewUnavailableException("interrupted while waiting for the view", e);
        }
    }

    @Override
    public void close() {
        for (int i = 0; i < READERS; i++) {
            closeOne();
        }
    }

    private void closeOne() {
        try {
            free.take().close();
        } catch (SQLException e) {
            throw new ViewUnavailableException("a reader of the view cannot be closed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ViewUnavailableException("interrupted while closing the view", e);
        }
    }
}
