// The least that any generator has to do: reads every article, runs cmark on its body and writes files of given
// sizes at given places. No front matter is understood, no template filled, nothing planned.
//
//     floor LIST CONTENT OUTPUT [THREADS]
//
// Each line of LIST is `SIZE PATH SOURCE`, parted by tabs: how many bytes to write, where in OUTPUT, and the article
// in CONTENT whose HTML they begin with, or `-` (see floor_list.py). OUTPUT must not exist.

#include <cmark.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct file {
    size_t size;
    char *path;
    char *source;
};

static struct file *files;
static size_t file_count;
static size_t largest;
static int content, output;
static atomic_size_t next;

static void fail(const char *what) {
    fprintf(stderr, "floor: %s: %s\n", what, strerror(errno));
    exit(1);
}

static void *room(size_t size) {
    void *found = malloc(size);
    if (!found) fail("memory");
    return found;
}

// The whole file, with a zero byte behind it.
static char *whole(int folder, const char *path, size_t *size) {
    int file = openat(folder, path, O_RDONLY);
    struct stat about;
    if (file < 0 || fstat(file, &about) < 0) fail(path);
    char *text = room((size_t)about.st_size + 1);
    *size = (size_t)about.st_size;
    if (read(file, text, *size) != about.st_size) fail(path);
    text[*size] = 0;
    close(file);
    return text;
}

static void make_folders(char *path) {
    for (char *slash = strchr(path, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = 0;
        if (mkdirat(output, path, 0777) < 0 && errno != EEXIST) fail(path);
        *slash = '/';
    }
}

// The folders above are there already for all but the first file in them.
static int made(char *path) {
    int file = openat(output, path, O_WRONLY | O_CREAT | O_EXCL, 0666);
    if (file < 0 && errno == ENOENT) {
        make_folders(path);
        file = openat(output, path, O_WRONLY | O_CREAT | O_EXCL, 0666);
    }
    if (file < 0) fail(path);
    return file;
}

static void put_article(const char *path, char *page, size_t size) {
    size_t length;
    char *text = whole(content, path, &length);
    char *end = strstr(text, "\n---\n");
    char *body = end ? end + 5 : text;
    char *html = cmark_markdown_to_html(body, length - (size_t)(body - text), CMARK_OPT_DEFAULT);
    size_t count = strlen(html);
    if (count > size) count = size;
    memcpy(page, html, count);
    free(html);
    free(text);
}

static void *work(void *unused) {
    (void)unused;
    char *page = room(largest + 1);
    memset(page, ' ', largest + 1);
    for (size_t index; (index = atomic_fetch_add(&next, 1)) < file_count;) {
        struct file *file = &files[index];
        if (strcmp(file->source, "-")) put_article(file->source, page, file->size);
        int made_file = made(file->path);
        if (write(made_file, page, file->size) != (ssize_t)file->size) fail(file->path);
        close(made_file);
    }
    free(page);
    return NULL;
}

static void read_list(const char *path) {
    size_t length;
    char *text = whole(AT_FDCWD, path, &length);
    for (char *line = text; (line = strchr(line, '\n')); line++) file_count++;
    files = room(file_count * sizeof *files);
    char *line = text;
    for (size_t index = 0; index < file_count; index++) {
        char *end = strchr(line, '\n');
        char *first = memchr(line, '\t', (size_t)(end - line));
        char *second = first ? memchr(first + 1, '\t', (size_t)(end - first - 1)) : NULL;
        if (!second) {
            fprintf(stderr, "floor: %s: line %zu is no `SIZE PATH SOURCE`\n", path, index + 1);
            exit(1);
        }
        *end = *first = *second = 0;
        files[index] = (struct file){strtoul(line, NULL, 10), first + 1, second + 1};
        if (files[index].size > largest) largest = files[index].size;
        line = end + 1;
    }
}

int main(int count, char **arguments) {
    int threads = count == 5 ? atoi(arguments[4]) : 1;
    if (count < 4 || count > 5 || threads < 1 || threads > 64) {
        fputs("usage: floor LIST CONTENT OUTPUT [THREADS]\n", stderr);
        return 2;
    }
    read_list(arguments[1]);
    if ((content = open(arguments[2], O_RDONLY | O_DIRECTORY)) < 0) fail(arguments[2]);
    if (mkdir(arguments[3], 0777) < 0 || (output = open(arguments[3], O_RDONLY | O_DIRECTORY)) < 0) fail(arguments[3]);
    pthread_t others[64];
    for (int index = 1; index < threads; index++) {
        if (pthread_create(&others[index], NULL, work, NULL)) fail("thread");
    }
    work(NULL);
    for (int index = 1; index < threads; index++) pthread_join(others[index], NULL);
    return 0;
}
