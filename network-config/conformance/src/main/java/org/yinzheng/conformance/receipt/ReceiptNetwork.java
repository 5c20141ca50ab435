// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.receipt;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The names of the network on which the suites run. */
public final class ReceiptNetwork {
    public static final String NATIONAL = "NationalMSP";
    public static final String ZHEJIANG = "ZhejiangMSP";
    public static final String JIANGXI = "JiangxiMSP";
    /** A province that is party to nothing. */
    public static final String ANHUI = "AnhuiMSP";

    public static final String COMMON_NAMESPACE = "yz-common";
    public static final String NATIONAL_NAMESPACE = "yz-100000";
    public static final String ZHEJIANG_NAMESPACE = "yz-330000";
    public static final String JIANGXI_NAMESPACE = "yz-360000";

    private static final String FILE = "receipt-network.yaml";

    private ReceiptNetwork() {}

    /** The description, for an engine to be made from. */
    public static String description() {
        try (InputStream in = ReceiptNetwork.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + FILE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
