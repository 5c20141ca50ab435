// SPDX-License-Identifier: Apache-2.0
/**
 * One description of a network, {@code network.yaml}, and what is made from it: keys and certificates, the genesis
 * block, connection files. The ways in are {@link org.yinzheng.network.NetworkDescription} and
 * {@link org.yinzheng.network.NetworkMaterial}.
 */
@NullMarked
package org.yinzheng.network;

import org.jspecify.annotations.NullMarked;
