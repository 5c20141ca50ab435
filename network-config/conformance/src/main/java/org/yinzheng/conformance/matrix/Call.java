// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.matrix;

import java.util.function.Supplier;

/**
 * One operation as its rightful caller makes it.
 *
 * @param client the rightful caller's client name
 * @param anyAgency whether every agency of the caller's region may do it
 * @param otherRole a client of the same agency, where there is one, whose role is not enough
 * @param request makes a fresh request that the ledger would take from the rightful caller
 */
record Call(
        String name,
        String client,
        boolean anyAgency,
        String otherRole,
        String namespace,
        String function,
        Supplier<Object> request) {
    @Override
    public String toString() {
        return name;
    }
}
