// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.storage;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database that knows how often it was written to. */
public final class CountingDatabase implements Database, AutoCloseable {
    private final GroupCommitDatabase database;
    private final AtomicInteger writes = new AtomicInteger();

    public CountingDatabase(DataSource source) {
        database = new GroupCommitDatabase(source);
    }

    @Override
    public <T> T write(Function<JdbcClient, T> work) {
        writes.incrementAndGet();
        return database.write(work);
    }

    @Override
    public <T> T read(Function<JdbcClient, T> work) {
        return database.read(work);
    }

    /** Since this was asked last. */
    public int writes() {
        return writes.getAndSet(0);
    }

    @Override
    public void close() {
        database.close();
    }
}
