// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.registry;

/**
 * What the registry's events carry.
 *
 * @param kind kind of the changed key, such as {@code AGY}
 * @param id the region, agency, kid, or type number and version
 */
public record RegistryEvent(String kind, String id, long seq, String requestId) {}
