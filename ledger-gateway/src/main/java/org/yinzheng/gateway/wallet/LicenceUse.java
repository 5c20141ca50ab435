// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.wallet;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.authority.Labels;

/**
 * One use of a licence by an authority, as its recognition record has it: never a value.
 *
 * @param agency who used it
 * @param region where
 * @param matter code of the matter
 * @param matterName what people call it; absent where this gateway knows no name
 * @param finding RECOGNISED, REFUSED or OBJECTION
 * @param reason code; absent when it was recognised
 * @param fields keys of the fields that were shown; absent where the record does not say
 * @param at epoch seconds
 * @param thisCredential whether it was shown from this wallet
 */
@Schema(name = "WalletUse")
record LicenceUse(
        Labels agency,
        Labels region,
        String matter,
        @Nullable Labels matterName,
        String finding,
        @Nullable String reason,
        @Nullable List<Integer> fields,
        long at,
        boolean thisCredential) {}
