// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.registry;

/** The last beat of a region, under BEAT in its namespace; {@code at} in epoch seconds. */
public record BeatState(String region, long at) {}
