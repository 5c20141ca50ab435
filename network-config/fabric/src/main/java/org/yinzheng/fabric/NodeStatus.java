// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.fabric;

/**
 * How a node is.
 *
 * @param host its host name
 * @param well whether it does its work
 * @param text what it says of itself, for people
 */
public record NodeStatus(String host, boolean well, String text) {}
