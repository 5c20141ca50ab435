// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.yinzheng.launcher.console.Console;
import org.yinzheng.launcher.process.DataFolder;
import org.yinzheng.launcher.process.Lan;
import org.yinzheng.launcher.process.Ports;
import org.yinzheng.launcher.process.Service;

/** The last words of {@code demo}: pages, accounts, what to do next. */
final class Welcome {
    private Welcome() {}

    static void print(Console console, DataFolder folder, Ports ports) throws IOException {
        String gateway = RunningDemo.address(ports, Service.GATEWAY).toString();
        String verifier = RunningDemo.address(ports, Service.VERIFIER).toString();
        console.say("");
        console.say("就绪 / ready");
        console.say("  核验页面 / verifier page     " + verifier + "/");
        console.say("  机构工作台 / console         " + gateway + "/console");
        console.say("  证照票据夹 / wallet          " + gateway + "/wallet/");
        console.say("  接口文档 / API description   " + gateway + "/v3/api-docs");
        console.say("  账号与口令 / accounts        " + folder.accounts());
        console.say("    zj-market-clerk 浙江经办 · zj-market-approver 审批 · jx-market-clerk 江西经办");
        console.say("    zj-hospital-clerk 医院 · zj-medinsure, jx-insurer 保险 · national-registry 国家平台");
        console.say("  数据与日志 / data and logs   " + folder.root());
        Optional<Lan> lan = Lan.of(folder);
        if (lan.isPresent()) {
            print(console, lan.get(), gateway);
        }
        console.say("下一步 / next: ./yinzheng story · ./yinzheng status · ./yinzheng down");
    }

    private static void print(Console console, Lan lan, String gateway) throws IOException {
        console.say("  手机 / phones                " + gateway + "/lan/ (二维码 / codes to scan)");
        console.say("    " + lan.secureGateway() + "/wallet/ · " + lan.secureVerifier() + "/");
        List<String> others = lan.otherAddresses();
        if (!others.isEmpty()) {
            console.say("    手机打不开？用 --lan-address 指定本机的其他地址 / not reached? name another address of this machine"
                    + " with --lan-address: " + String.join(", ", others));
        }
    }
}
