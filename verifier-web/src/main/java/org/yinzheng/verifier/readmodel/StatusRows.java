// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.readmodel;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.yinzheng.chaincode.licence.CredentialState;
import org.yinzheng.chaincode.licence.LicenceBody;
import org.yinzheng.chaincode.licence.LicenceState;
import org.yinzheng.credential.record.LedgerDigest;
import org.yinzheng.credential.status.LicenceStatus;

/**
 * The newest status of licences to which something happened, by issuer, type and status index, and the digests of
 * credentials that were closed while their licence is valid, so that a status list is made without reading ten million
 * licences. A licence without a row is valid. One thread.
 */
final class StatusRows {

    private final PreparedStatement putList;
    private final PreparedStatement noteChange;
    private final PreparedStatement putStatus;
    private final PreparedStatement putClosed;
    private final PreparedStatement dropClosed;
    private final Set<String> lists = new HashSet<>();

    StatusRows(Connection connection) throws SQLException {
        this.putList = connection.prepareStatement(
                "INSERT OR IGNORE INTO status_list(space, iss, type, changed) VALUES(?, ?, ?, ?)");
        this.noteChange = connection.prepareStatement(
                "UPDATE status_list SET changed = ?4 WHERE space = ?1 AND iss = ?2 AND type = ?3");
        this.putStatus = connection.prepareStatement("INSERT INTO status(list, place, state)"
                + " SELECT id, ?4, ?5 FROM status_list WHERE space = ?1 AND iss = ?2 AND type = ?3"
                + " ON CONFLICT DO UPDATE SET state = excluded.state");
        this.putClosed = connection.prepareStatement("INSERT OR IGNORE INTO closed(list, digest)"
                + " SELECT id, ?4 FROM status_list WHERE space = ?1 AND iss = ?2 AND type = ?3");
        this.dropClosed = connection.prepareStatement("DELETE FROM closed WHERE digest = ?4 AND list ="
                + " (SELECT id FROM status_list WHERE space = ?1 AND iss = ?2 AND type = ?3)");
    }

    /** After a rollback. */
    void forget() {
        lists.clear();
    }

    void issued(int space, LicenceBody licence, long position) throws SQLException {
        if (lists.add(space + "/" + licence.iss() + "/" + licence.type())) {
            name(putList, space, licence);
            putList.setLong(4, position);
            putList.executeUpdate();
        }
    }

    void changed(int space, LicenceBody licence, LicenceStatus status, long position) throws SQLException {
        name(putStatus, space, licence);
        putStatus.setLong(4, licence.statusIndex());
        putStatus.setInt(5, status.ordinal());
        putStatus.executeUpdate();
        name(noteChange, space, licence);
        noteChange.setLong(4, position);
        noteChange.executeUpdate();
    }

    /**
     * What was closed before a licence ended or was suspended is said by its status then, and comes back with it: every
     * state names all credentials.
     */
    void closed(int space, LicenceBody licence, LicenceState state) throws SQLException {
        var note = statusOf(state) == LicenceStatus.VALID ? putClosed : dropClosed;
        for (CredentialState credential : state.credentials()) {
            if (credential.to() != null) {
                name(note, space, licence);
                note.setBytes(4, LedgerDigest.ofHex(credential.digest()).bytes());
                note.executeUpdate();
            }
        }
    }

    private static void name(PreparedStatement statement, int space, LicenceBody licence) throws SQLException {
        statement.setInt(1, space);
        statement.setString(2, licence.iss());
        statement.setInt(3, licence.type());
    }

    /** A licence on its way to another region may not be used until it is taken in, or comes back. */
    static LicenceStatus statusOf(LicenceState state) {
        return switch (state.state()) {
            case VALID -> LicenceStatus.VALID;
            case SUSPENDED, MOVED_OUT -> LicenceStatus.SUSPENDED;
            case LAPSED -> LicenceStatus.LAPSED;
            case CANCELLED, WITHDRAWN, REVOKED -> LicenceStatus.ENDED;
        };
    }
}
