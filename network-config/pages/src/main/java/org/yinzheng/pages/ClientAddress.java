// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.pages;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/** By what a client is counted where so many requests are allowed in so long a time. */
public final class ClientAddress {

    private static final int IPV6_BYTES = 16;

    private ClientAddress() {}

    /**
     * Whoever has one IPv6 address has its whole network of 2^64: they count as one.
     *
     * @param address as the server heard it, in digits
     */
    public static String counted(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            // an address is not looked up
            var bytes = InetAddress.getByName(address).getAddress();
            return bytes.length == IPV6_BYTES ? HexFormat.of().formatHex(bytes, 0, IPV6_BYTES / 2) : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
