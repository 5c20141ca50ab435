// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.storage;

import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The gateway's own database, SQLite or PostgreSQL. Statements must be understood by both.
 *
 * <p>A write is all or nothing and durable when {@link #write} returns; writes of other threads may share its commit, so
 * the work must be short and touch nothing but the given client.
 */
public interface Database {
    /** Runs the work alone among writes; what it throws undoes it and reaches the caller. */
    <T> T write(Function<JdbcClient, T> work);

    /** Runs the work beside writes; it sees what is committed. */
    <T> T read(Function<JdbcClient, T> work);
}
