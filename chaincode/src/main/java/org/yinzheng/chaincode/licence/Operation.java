// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.licence;

/** What is done to a licence, with the code for export. Codes may repeat and mean nothing without the name. */
public enum Operation {
    ISSUE("01"),
    RENEW("02"),
    CHANGE("09"),
    REISSUE("07"),
    CORRECT("09"),
    SUSPEND("03"),
    RESTORE("06"),
    EXPIRE("04"),
    END("05"),
    TRANSFER_OUT("05"),
    UNDO("10"),
    TRANSFER_IN("08"),
    BIND("00"),
    UNBIND("00");

    private final String code;

    Operation(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
