// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import org.jspecify.annotations.Nullable;

/**
 * State {@code BAT}, write-once: receipts issued in one transaction. The leaves stand in that transaction; the state keeps
 * their Merkle root, the range and the count.
 *
 * @param first first number, 10 digits
 * @param count how many receipts follow on from {@code first}
 * @param root Merkle root (RFC 6962) over the leaves, hex
 * @param batchId 32 hex digits, unique; the credentials carry it with their leaf index
 * @param unit the issuing unit's social credit code
 * @param region region of the ledger's namespace, 6 digits
 * @param type the receipt kind's number in the registry
 * @param kid key that signed the credentials
 * @param issuedAt {@code iat} of the credentials, epoch seconds
 * @param recordedAt record time, epoch seconds
 * @param redOf the receipt that this red receipt reverses ({@code FIS:code:number}), else null
 * @param requestId request that issued the batch
 */
public record BatchState(
        String code,
        String first,
        long count,
        String root,
        String batchId,
        String block,
        int lane,
        String unit,
        String region,
        int type,
        int typeVersion,
        String kid,
        long issuedAt,
        long recordedAt,
        @Nullable String redOf,
        String requestId) {}
