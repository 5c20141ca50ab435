// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.counter;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.document.DocumentKind;
import org.yinzheng.gateway.storage.Database;
import org.yinzheng.gateway.storage.Place;
import org.yinzheng.gateway.storage.Seal;
import org.yinzheng.gateway.storage.Slice;
import tools.jackson.databind.json.JsonMapper;

/** Who asked for which document at the counter. The person's name and number are sealed. */
@Component
class CounterRecord {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SELECT =
            "SELECT id, kind, identifier, asker, officer, handed_at FROM counter_hand_out WHERE organisation = ? AND"
                    + " agency = ?";

    private final Database database;
    private final Seal seal;
    private final Clock clock;

    CounterRecord(Database database, Seal seal, Clock clock) {
        this.database = database;
        this.seal = seal;
        this.clock = clock;
    }

    /** @param id of the record; one that is there already stays as it is */
    void add(Caller caller, String id, HandOutOrder order) {
        var person =
                seal.close(place(id), JSON.writeValueAsString(order.person()).getBytes(StandardCharsets.UTF_8));
        database.write(client -> client.sql(
                        "INSERT INTO counter_hand_out (id, organisation, agency, kind, identifier,"
                                + " asker, sealed, officer, handed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING")
                .params(
                        id,
                        caller.organisation().mspId(),
                        caller.agency(),
                        order.kind().name(),
                        order.identifier(),
                        order.asker().name(),
                        person,
                        caller.identity().officer(),
                        clock.millis())
                .update());
    }

    Optional<HandedOut> find(Caller caller, String id) {
        return database.read(client -> client.sql(SELECT + " AND id = ?")
                .params(caller.organisation().mspId(), caller.agency(), id)
                .query((row, number) -> row(row))
                .optional());
    }

    /** Who asked. */
    Optional<AskedFor> person(Caller caller, String id) {
        return database.read(client -> client.sql(
                        "SELECT sealed FROM counter_hand_out WHERE organisation = ? AND agency = ? AND id = ?")
                .params(caller.organisation().mspId(), caller.agency(), id)
                .query((row, number) -> JSON.readValue(seal.open(place(id), row.getBytes("sealed")), AskedFor.class))
                .optional());
    }

    private static String place(String id) {
        return "counter\n" + id;
    }

    /** Of an agency, newest first. */
    Slice<HandedOut> newest(Caller caller, Place after, int limit) {
        var found = database.read(
                client -> client.sql(SELECT + " AND (handed_at, id) < (?, ?) ORDER BY handed_at DESC, id DESC LIMIT ?")
                        .params(caller.organisation().mspId(), caller.agency(), after.at(), after.id(), limit + 1)
                        .query((row, number) -> row(row))
                        .list());
        return Slice.of(found, limit, one -> new Place(one.at(), one.handOutId()));
    }

    private static HandedOut row(ResultSet row) throws SQLException {
        return new HandedOut(
                row.getString("id"),
                DocumentKind.valueOf(row.getString("kind")),
                row.getString("identifier"),
                HandedOut.Asker.valueOf(row.getString("asker")),
                row.getString("officer"),
                row.getLong("handed_at"));
    }
}
