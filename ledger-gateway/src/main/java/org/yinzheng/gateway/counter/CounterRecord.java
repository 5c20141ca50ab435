// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.counter;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.document.DocumentKind;
import org.yinzheng.gateway.registry.AgencyDesk;
import org.yinzheng.gateway.storage.Database;
import org.yinzheng.gateway.storage.Place;
import org.yinzheng.gateway.storage.Seal;
import org.yinzheng.gateway.storage.Slice;
import tools.jackson.databind.json.JsonMapper;

/** Who asked for which document at the counter. The person's name and number are sealed. */
@Component
class CounterRecord {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SELECT = "SELECT id, kind, identifier, asker, officer, handed_at FROM counter_hand_out";
    private static final String OF_ONE = " WHERE organisation = :organisation AND agency IN (:agencies) AND id = :id";

    private final Database database;
    private final AgencyDesk desk;
    private final Seal seal;
    private final Clock clock;

    CounterRecord(Database database, AgencyDesk desk, Seal seal, Clock clock) {
        this.database = database;
        this.desk = desk;
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

    /** One of the own agency's, or of one that it succeeded. */
    Optional<HandedOut> find(Caller caller, String id) {
        return database.read(client -> client.sql(SELECT + OF_ONE)
                .params(one(caller, id))
                .query((row, number) -> row(row))
                .optional());
    }

    /** Who asked. */
    Optional<AskedFor> person(Caller caller, String id) {
        return database.read(client -> client.sql("SELECT sealed FROM counter_hand_out" + OF_ONE)
                .params(one(caller, id))
                .query((row, number) -> JSON.readValue(seal.open(place(id), row.getBytes("sealed")), AskedFor.class))
                .optional());
    }

    private Map<String, ?> one(Caller caller, String id) {
        return Map.of("organisation", caller.organisation().mspId(), "id", id, "agencies", desk.answeredFor(caller));
    }

    private static String place(String id) {
        return "counter\n" + id;
    }

    /** Of the own agency and of those that it succeeded, newest first. */
    Slice<HandedOut> newest(Caller caller, Place after, int limit) {
        var found = desk.answeredFor(caller).stream().flatMap(agency -> newest(caller, agency, after, limit).stream());
        return Slice.newest(found, limit, one -> new Place(one.at(), one.handOutId()));
    }

    private List<HandedOut> newest(Caller caller, String agency, Place after, int limit) {
        return database.read(client -> client.sql(SELECT + " WHERE organisation = ? AND agency = ?"
                        + " AND (handed_at, id) < (?, ?) ORDER BY handed_at DESC, id DESC LIMIT ?")
                .params(caller.organisation().mspId(), agency, after.at(), after.id(), limit + 1)
                .query((row, number) -> row(row))
                .list());
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
