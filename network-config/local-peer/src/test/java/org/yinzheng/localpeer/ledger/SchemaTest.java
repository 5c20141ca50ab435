// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.ledger;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaTest {
    @TempDir
    Path folder;

    private int left = 4;

    @Test
    void a_first_start_that_broke_off_between_two_tables_is_followed_by_another_first_start() throws Exception {
        SqliteFile file = new SqliteFile(folder.resolve("ledger.sqlite"));
        try (Connection connection = file.connectForWriting()) {
            assertThatThrownBy(() -> Schema.prepare(breaking(connection)))
                    .isInstanceOf(SQLException.class)
                    .hasMessage("broken off");
        }
        try (Connection connection = file.connectForWriting()) {
            assertThatCode(() -> Schema.prepare(connection)).doesNotThrowAnyException();
        }
    }

    /** Its statements break off after a few. */
    private Connection breaking(Connection connection) {
        return proxy(Connection.class, connection, result -> {
            return result instanceof Statement statement ? proxy(Statement.class, statement, this::counted) : result;
        });
    }

    private Object counted(Object result) throws SQLException {
        if (--left == 0) {
            throw new SQLException("broken off");
        }
        return result;
    }

    private interface Step {
        Object after(Object result) throws SQLException;
    }

    private static <T> T proxy(Class<T> type, T real, Step step) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        Object result = method.invoke(real, arguments);
                        return method.getName().startsWith("execute")
                                        || method.getName().equals("createStatement")
                                ? step.after(result)
                                : result;
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                }));
    }
}
