// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** SQLite in the data folder, unless {@code yinzheng.gateway.database.url} names a PostgreSQL database. */
@Configuration(proxyBeanMethods = false)
class StorageConfiguration {
    @Bean
    DataFolder dataFolder(@Value("${yinzheng.gateway.data}") Path root) {
        return DataFolder.open(root);
    }

    @Bean
    HikariDataSource dataSource(
            DataFolder folder,
            @Value("${yinzheng.gateway.database.url:}") String url,
            @Value("${yinzheng.gateway.database.username:#{null}}") @Nullable String username,
            @Value("${yinzheng.gateway.database.password:#{null}}") @Nullable String password) {
        var config = new HikariConfig();
        config.setPoolName("gateway-database");
        config.setMaximumPoolSize(8);
        if (url.isEmpty()) {
            useSqlite(config, folder);
        } else {
            config.setJdbcUrl(url);
            config.setUsername(username);
            config.setPassword(password);
        }
        return new HikariDataSource(config);
    }

    private static void useSqlite(HikariConfig config, DataFolder folder) {
        unpackInto(folder.folder("tmp"));
        config.setJdbcUrl("jdbc:sqlite:" + folder.resolve("gateway.db")
                + "?journal_mode=WAL&synchronous=FULL&busy_timeout=10000&foreign_keys=true&secure_delete=true"
                // nobody asks for them, and the driver would select one after each row
                + "&jdbc.get_generated_keys=false");
    }

    /** A killed process leaves the driver's native library behind: keep it in our folder and sweep it at the start. */
    private static void unpackInto(Path folder) {
        System.setProperty("org.sqlite.tmpdir", folder.toString());
        try (var left = Files.list(folder)) {
            for (Path file : left.toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot sweep " + folder, e);
        }
    }

    @Bean
    FlywayConfigurationCustomizer oneSetOfMigrations(HikariDataSource source) {
        return flyway -> flyway.placeholders(Map.of("blob", binaryType(source.getJdbcUrl())));
    }

    private static String binaryType(String url) {
        return url.startsWith("jdbc:postgresql:") ? "BYTEA" : "BLOB";
    }

    @Bean
    @DependsOnDatabaseInitialization
    GroupCommitDatabase database(HikariDataSource source) {
        return new GroupCommitDatabase(source);
    }

    @Bean
    Seal seal(DataFolder folder) {
        return new Seal(folder.randomSecret("keys/storage.key", 32));
    }
}
