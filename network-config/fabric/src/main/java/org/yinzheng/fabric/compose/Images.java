// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.fabric.compose;

/**
 * The images of a network.
 *
 * @param peer Fabric's peer
 * @param orderer Fabric's orderer
 * @param java what the image of the contracts is built on: any with a Java 17 or later on its path
 */
public record Images(String peer, String orderer, String java) {
    /** The official ones. */
    public static final Images OFFICIAL =
            new Images("hyperledger/fabric-peer:3.1.5", "hyperledger/fabric-orderer:3.1.5", "eclipse-temurin:17-jre");
}
