// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.receipt;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.json.CanonicalJson;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.ledger.LedgerKeys.Kind;
import org.yinzheng.chaincode.receipt.NumberBlockState;
import org.yinzheng.chaincode.refusal.RefusedException;
import org.yinzheng.gateway.ledger.BlockPosition;
import org.yinzheng.gateway.ledger.BlockReader;
import org.yinzheng.gateway.ledger.LedgerBlock;
import org.yinzheng.gateway.ledger.LedgerBlock.Write;
import org.yinzheng.gateway.storage.Database;

/** The lanes of all number blocks by their unit, kept as the ledger's blocks come. Numbers are issued by the ledger's word alone. */
@Component
final class LaneIndex implements BlockReader {
    private static final Logger LOG = LoggerFactory.getLogger(LaneIndex.class);

    /** A ledger on which nothing happens has a beat every five minutes. */
    private static final Duration BEHIND = Duration.ofMinutes(15);

    private static final String LANES = LedgerKeys.text(Kind.NB, List.of());
    private static final String SUMS =
            "SELECT unit, code, SUM(granted) AS granted, SUM(unused) AS unused FROM number_lane WHERE namespace = ?";

    private final Database database;
    private final BlockPosition position;
    private final Clock clock;

    LaneIndex(Database database, Clock clock) {
        this.database = database;
        this.position = new BlockPosition(database, "lanes");
        this.clock = clock;
    }

    /** Numbers of one code that a unit was granted, and how many of them were not issued. */
    record Sum(String unit, String code, long granted, long unused) {}

    @Override
    public long next() {
        return position.next();
    }

    /** Whether it has followed the ledger to these minutes. */
    boolean reachesToNow() {
        long late = clock.instant().minus(BEHIND).getEpochSecond();
        return position.reached().filter(one -> one.time() >= late).isPresent();
    }

    @Override
    public synchronized void add(String commonNamespace, LedgerBlock block) {
        if (block.number() != position.next()) {
            return;
        }
        var lanes = new ArrayList<Lane>();
        for (Write write : block.writes()) {
            if (write.key().startsWith(LANES)) {
                read(block, write, lanes);
            }
        }
        position.pass(block, !lanes.isEmpty(), client -> lanes.forEach(lane -> keep(client, lane)));
    }

    private static void read(LedgerBlock block, Write write, List<Lane> lanes) {
        try {
            lanes.add(new Lane(write.namespace(), CanonicalJson.read(write.value(), NumberBlockState.class)));
        } catch (RefusedException | IllegalArgumentException e) {
            // one record that does not read must not keep all others from being counted
            LOG.atWarn().addKeyValue("block", block.number()).log("a lane does not read and is not counted");
        }
    }

    private static void keep(JdbcClient client, Lane lane) {
        var state = lane.state();
        client.sql("INSERT INTO number_lane (namespace, block, lane, code, unit, granted, unused)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (namespace, block, lane) DO UPDATE SET unused = excluded.unused")
                .params(
                        lane.namespace(),
                        state.block(),
                        state.lane(),
                        state.code(),
                        state.unit(),
                        Long.parseLong(state.last()) - Long.parseLong(state.first()) + 1,
                        state.left())
                .update();
    }

    /** Of these units in a region's namespace. */
    List<Sum> of(String namespace, Collection<String> units) {
        return units.stream()
                .flatMap(unit -> database
                        .read(client -> client.sql(SUMS + " AND unit = ? GROUP BY unit, code ORDER BY code")
                                .params(namespace, unit)
                                .query((row, number) -> sum(row))
                                .list())
                        .stream())
                .toList();
    }

    /** Of all units in a region's namespace. */
    List<Sum> all(String namespace) {
        return database.read(client -> client.sql(SUMS + " GROUP BY unit, code ORDER BY unit, code")
                .param(namespace)
                .query((row, number) -> sum(row))
                .list());
    }

    private static Sum sum(ResultSet row) throws SQLException {
        return new Sum(row.getString("unit"), row.getString("code"), row.getLong("granted"), row.getLong("unused"));
    }

    private record Lane(String namespace, NumberBlockState state) {}
}
