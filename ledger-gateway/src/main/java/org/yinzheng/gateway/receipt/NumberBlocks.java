// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.receipt;

import java.util.List;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.receipt.AllocationState;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.registry.AgencyDesk;
import org.yinzheng.gateway.registry.RegistryReader;

/**
 * Granted blocks and how far they are used: a unit sees its own and those of units that it succeeded, from which it issues
 * alike; finance body and supervisor see those of the region.
 */
@Component
class NumberBlocks {
    private final ReceiptReader reader;
    private final RegistryReader registry;
    private final AgencyDesk desk;

    NumberBlocks(ReceiptReader reader, RegistryReader registry, AgencyDesk desk) {
        this.reader = reader;
        this.registry = registry;
        this.desk = desk;
    }

    static boolean seesAll(Caller caller) {
        var roles = caller.identity().roles();
        return roles.contains(Role.FINANCE) || roles.contains(Role.SUPERVISOR);
    }

    List<BlockUse> of(Caller caller) {
        boolean whole = seesAll(caller);
        var lanes = reader.blocks(caller, null);
        var units = desk.answeredFor(caller);
        return BlockUse.of(lanes).stream()
                .filter(block -> whole || units.contains(block.unit()))
                .toList();
    }

    /** Codes of which the caller's unit has numbers left. */
    List<String> codesWithNumbers(Caller caller) {
        var lanes = reader.blocks(caller, null);
        var units = desk.answeredFor(caller);
        return BlockUse.of(lanes).stream()
                .filter(block -> units.contains(block.unit()) && block.left() > 0)
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
