// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.receipt;

import java.util.List;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.receipt.AllocationState;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.registry.RegistryReader;

/** Granted blocks and how far they are used: a unit sees its own, finance body and supervisor those of the region. */
@Component
class NumberBlocks {
    private final ReceiptReader reader;
    private final RegistryReader registry;

    NumberBlocks(ReceiptReader reader, RegistryReader registry) {
        this.reader = reader;
        this.registry = registry;
    }

    List<BlockUse> of(Caller caller) {
        var roles = caller.identity().roles();
        boolean whole = roles.contains(Role.FINANCE) || roles.contains(Role.SUPERVISOR);
        return BlockUse.of(reader.blocks(caller, null)).stream()
                .filter(block -> whole || block.unit().equals(caller.agency()))
                .toList();
    }

    /** Codes of which the caller's unit has numbers left. */
    List<String> codesWithNumbers(Caller caller) {
        return BlockUse.of(reader.blocks(caller, null)).stream()
                .filter(block -> block.unit().equals(caller.agency()) && block.left() > 0)
                .map(BlockUse::code)
                .distinct()
                .toList();
    }

    /** The smallest number of a code that may still be granted. */
    long nextFree(Caller caller, String code) {
        return registry.find(
                        caller, caller.organisation().namespace(), LedgerKeys.allocation(code), AllocationState.class)
                .map(AllocationState::next)
                .orElse(1L);
    }
}
