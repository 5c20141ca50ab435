// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.ledger;

/** Why an operator has to look. The names are stable. */
public enum AlarmCode {
    /** Block 0, or the stored view, belongs to another chain than the configured genesis file. */
    GENESIS_MISMATCH(true),
    /** The peer now serves another block at a place this verifier has already read. */
    CHAIN_FORKED(true),
    /** A block arrived out of turn, or a block is missing. */
    BLOCK_OUT_OF_TURN(true),
    /** The header does not continue the block before it. */
    PREVIOUS_HASH_WRONG(true),
    /** The transactions are not those that the header names. */
    DATA_HASH_WRONG(true),
    /** Too few of the configured consenters signed the block. */
    BLOCK_SIGNATURES_MISSING(true),
    /** A block or a transaction flagged valid does not parse. */
    MALFORMED(true),
    /** The client's signature, identity or transaction id is wrong in a transaction flagged valid. */
    CREATOR_WRONG(true),
    /** The endorsers of a transaction flagged valid answered another proposal. */
    ENDORSEMENT_WRONG(true),
    /** The organisations that endorsed a transaction flagged valid are not enough for what it writes. */
    POLICY_NOT_MET(true),
    /** A transaction flagged valid used an outdated record or an id that was used before, or a valid one is hidden. */
    FLAG_WRONG(true),
    /** A transaction flagged valid breaks a rule of the ledger's records. */
    RULE_BROKEN(true),
    /** An organisation known before appeared with another root certificate: its documents are frozen. */
    ROOT_CHANGED(false),
    /** The ledger's clock runs ahead of this machine's. */
    CLOCK_AHEAD(false),
    /** The peer cannot be reached, or ended the delivery. */
    PEER_UNREACHABLE(false),
    /** The view could not be written to its file. */
    STORAGE_FAILED(true),
    /** This verifier itself failed while reading; its log says how. */
    FOLLOWER_FAILED(true);

    private final boolean stopsFollowing;

    AlarmCode(boolean stopsFollowing) {
        this.stopsFollowing = stopsFollowing;
    }

    /** Whether no further block is read until someone has looked and restarted. */
    public boolean stopsFollowing() {
        return stopsFollowing;
    }
}
