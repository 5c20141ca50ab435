// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.licence;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.authority.Role;
import org.yinzheng.chaincode.codes.CitizenNumber;
import org.yinzheng.chaincode.codes.LicenceId;
import org.yinzheng.chaincode.codes.PhoneNumber;
import org.yinzheng.chaincode.ledger.CivilTime;
import org.yinzheng.chaincode.refusal.Refusal;
import org.yinzheng.chaincode.refusal.RefusedException;
import org.yinzheng.chaincode.refusal.Require;

/** The pure rules of a licence's life: no ledger, no clock, every input an argument. */
public final class LicenceRules {
    /** How far a credential's issued-at may be ahead of the record, seconds. */
    static final long MAX_AHEAD = 5 * 60;

    /** How far it may be behind, seconds. */
    static final long MAX_BEHIND = 24 * 60 * 60;

    private static final Set<LicenceStatus> ALIVE = EnumSet.of(LicenceStatus.VALID, LicenceStatus.SUSPENDED);
    private static final Set<LicenceStatus> ENDS =
            EnumSet.of(LicenceStatus.CANCELLED, LicenceStatus.WITHDRAWN, LicenceStatus.REVOKED);
    private static final Map<Operation, Set<LicenceStatus>> STARTS = starts();

    private LicenceRules() {}

    /**
     * The state after an operation on an existing licence.
     *
     * @param outcome for END: one of CANCELLED, WITHDRAWN, REVOKED
     */
    public static LicenceStatus next(Operation operation, LicenceStatus from, @Nullable LicenceStatus outcome) {
        var starts = STARTS.getOrDefault(operation, Set.of());
        if (!starts.contains(from)) {
            throw new RefusedException(
                    Refusal.TRANSITION_REFUSED, operation + " starts from " + starts + ", the licence is " + from);
        }
        return switch (operation) {
            case SUSPEND -> LicenceStatus.SUSPENDED;
            case RESTORE, UNDO -> LicenceStatus.VALID;
            case RENEW, CHANGE, REISSUE, CORRECT, EXPIRE -> LicenceStatus.LAPSED;
            case TRANSFER_OUT -> LicenceStatus.MOVED_OUT;
            case BIND, UNBIND -> from;
            case END -> end(outcome);
            case ISSUE, TRANSFER_IN ->
                throw new RefusedException(Refusal.TRANSITION_REFUSED, operation + " creates a licence");
        };
    }

    /** Who may carry it out: one of these roles, at the issuer or its successor. */
    public static Role[] roles(Operation operation) {
        return switch (operation) {
            case ISSUE, RENEW, CHANGE, REISSUE, CORRECT, EXPIRE, BIND, UNBIND, TRANSFER_IN -> new Role[] {Role.CLERK};
            case SUSPEND, RESTORE -> new Role[] {Role.CLERK, Role.APPROVER};
            case END, TRANSFER_OUT, UNDO -> new Role[] {Role.APPROVER};
        };
    }

    /** Whether an operation issues a successor in the same transaction. */
    static boolean replaces(Operation operation) {
        return switch (operation) {
            case RENEW, CHANGE, REISSUE, CORRECT -> true;
            case ISSUE, SUSPEND, RESTORE, EXPIRE, END, TRANSFER_OUT, UNDO, TRANSFER_IN, BIND, UNBIND -> false;
        };
    }

    /** EXPIRE only says what the date already said. */
    static void requireExpired(@Nullable String validTo, long now) {
        Require.that(
                validTo != null && now >= CivilTime.endOf(validTo),
                Refusal.NOT_YET_EXPIRED,
                "EXPIRE comes after the last day of validity; a long-term licence never expires");
    }

    /** A signature's own time must be near its record, or a stolen, closed key could sign with an old one. */
    public static void requireRecordTime(long iat, long now) {
        Require.that(
                iat <= now + MAX_AHEAD, Refusal.ISSUED_AT_IN_FUTURE, "iat must be at most 5 minutes after the record");
        Require.that(
                now <= iat + MAX_BEHIND, Refusal.ISSUED_AT_TOO_OLD, "iat must be at most 24 hours before the record");
    }

    /** The identifier stands on the ledger for ever: for types about a person its serial must tell nothing. */
    static void requireRandomSerial(LicenceId id, boolean personal) {
        Require.that(
                !personal || !(CitizenNumber.isIn(id.serial()) || PhoneNumber.isIn(id.serial())),
                Refusal.SERIAL_REVEALS_PERSON,
                "the serial of a type about persons must be random: it contains what reads as a citizen or phone number");
    }

    private static LicenceStatus end(@Nullable LicenceStatus outcome) {
        if (outcome == null || !ENDS.contains(outcome)) {
            throw new RefusedException(Refusal.ARGUMENT_INVALID, "outcome must be one of " + ENDS);
        }
        return outcome;
    }

    private static Map<Operation, Set<LicenceStatus>> starts() {
        Map<Operation, Set<LicenceStatus>> starts = new EnumMap<>(Operation.class);
        var valid = EnumSet.of(LicenceStatus.VALID);
        starts.put(Operation.RENEW, valid);
        starts.put(Operation.CHANGE, valid);
        starts.put(Operation.REISSUE, valid);
        starts.put(Operation.CORRECT, valid);
        starts.put(Operation.SUSPEND, valid);
        starts.put(Operation.TRANSFER_OUT, valid);
        starts.put(Operation.RESTORE, EnumSet.of(LicenceStatus.SUSPENDED));
        starts.put(Operation.EXPIRE, ALIVE);
        starts.put(Operation.END, ALIVE);
        starts.put(Operation.BIND, ALIVE);
        starts.put(Operation.UNBIND, ALIVE);
        starts.put(Operation.UNDO, EnumSet.of(LicenceStatus.MOVED_OUT));
        return starts;
    }
}
