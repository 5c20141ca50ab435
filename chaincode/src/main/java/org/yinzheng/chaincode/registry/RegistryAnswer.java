// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.registry;

/**
 * The answer of every state-changing function of the registry.
 *
 * @param recordedAt epoch seconds
 * @param seq sequence number of the object after the change; 1 for an object that never changes
 */
public record RegistryAnswer(String transactionId, long recordedAt, long seq) {}
