// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.TreeSet;
import org.hyperledger.fabric.contract.annotation.Contract;
import org.junit.jupiter.api.Test;

class ContractListTest {
    @Test
    void every_contract_of_the_jar_is_served() {
        var found = new TreeSet<String>();
        new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("org.yinzheng.chaincode")
                        .stream()
                        .filter(one -> one.isAnnotatedWith(Contract.class))
                        .map(JavaClass::getName)
                        .forEach(found::add);
        var served = new TreeSet<String>();
        ChaincodeMain.CONTRACTS.stream()
                .map(Class::getName)
                .filter(name -> name.startsWith("org.yinzheng."))
                .forEach(served::add);
        assertThat(served).isNotEmpty().isEqualTo(found);
    }
}
