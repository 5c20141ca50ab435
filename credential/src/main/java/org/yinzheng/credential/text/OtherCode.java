// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.text;

import java.util.Optional;
import java.util.regex.Pattern;

/** Codes of other systems that people hold up to a verifier: named, so that nobody takes them for forgeries. */
public enum OtherCode {
    /** A later version of this system's code. */
    LATER_VERSION("YZ\\d{1,3}:.*"),
    /** The finance ministry's electronic receipt, as printed on the receipt itself. */
    FISCAL_RECEIPT("CZ-EI-?\\d.*"),
    /** A tax invoice: {@code 01,type,code,number,…}. */
    TAX_INVOICE("01,\\d{2},\\d{0,12},\\d{8,20},.*"),
    /** The number of a licence, printed as a code. */
    LICENCE_NUMBER("1\\.2\\.156\\.3005\\.2\\..*"),
    EU_HEALTH_CERTIFICATE("HC1:.*"),
    SMART_HEALTH_CARD("(?i:shc:/).*"),
    WALLET_REQUEST("(?i:openid4vp|openid-credential-offer|haip|mdoc|eudi-openid4vp)://?.*"),
    MOBILE_DOCUMENT("(?i:mdoc):.*"),
    SIGNED_TOKEN("eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_.~-]*"),
    WEB_LINK("(?i:https?)://.*"),
    /** A network's password, a contact, a telephone number and the like. */
    EVERYDAY("(?i:WIFI:|BEGIN:VCARD|BEGIN:VEVENT|MECARD:|mailto:|tel:|smsto:|geo:).*");

    private final Pattern pattern;

    OtherCode(String regex) {
        this.pattern = Pattern.compile(regex, Pattern.DOTALL);
    }

    /** Which other system's code a text is, judged by how it begins. */
    public static Optional<OtherCode> recognise(String text) {
        String trimmed = text.strip();
        for (OtherCode code : values()) {
            if (code.pattern.matcher(trimmed).matches()) {
                return Optional.of(code);
            }
        }
        return Optional.empty();
    }
}
