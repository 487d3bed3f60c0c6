/* The layouts that cross from Pyodide's libc (Emscripten 5.0.3) into the extension, checked against
   the headers that compile it. Where each number comes from is said beside it. */

#include <setjmp.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <time.h>
#include <wchar.h>

#include "pyconfig.h" /* sizes measured by Pyodide's own build: its sysconfig data */

#define SAME_SIZE(type, size) _Static_assert(sizeof(type) == size, #type)
#define AT(type, member, place) _Static_assert(offsetof(type, member) == place, #type "." #member)

SAME_SIZE(fpos_t, SIZEOF_FPOS_T);
SAME_SIZE(long double, SIZEOF_LONG_DOUBLE);
SAME_SIZE(off_t, SIZEOF_OFF_T);
SAME_SIZE(size_t, SIZEOF_SIZE_T);
SAME_SIZE(time_t, SIZEOF_TIME_T);
SAME_SIZE(void *, SIZEOF_VOID_P);
SAME_SIZE(wchar_t, SIZEOF_WCHAR_T);

/* struct stat: the places at which `writeStat` of pyodide.asm.mjs stores each member. */
AT(struct stat, st_dev, 0);
AT(struct stat, st_mode, 4);
AT(struct stat, st_nlink, 8);
AT(struct stat, st_uid, 12);
AT(struct stat, st_gid, 16);
AT(struct stat, st_rdev, 20);
AT(struct stat, st_size, 24);
AT(struct stat, st_blksize, 32);
AT(struct stat, st_blocks, 36);
AT(struct stat, st_atim, 40);
AT(struct stat, st_mtim, 56);
AT(struct stat, st_ctim, 72);
AT(struct stat, st_ino, 88);

/* struct timespec: the distances between the times in `writeStat`. */
AT(struct timespec, tv_sec, 0);
AT(struct timespec, tv_nsec, 8);
SAME_SIZE(struct timespec, 16);

/* struct timeval: whether tv_usec has 4 or 8 bytes, its low half is here and all of it fits. */
AT(struct timeval, tv_usec, 8);
SAME_SIZE(struct timeval, 16);

/* __wasm_setjmp stores four words; the compiler reserves the room for them. */
_Static_assert(sizeof(jmp_buf) >= 16, "jmp_buf");
