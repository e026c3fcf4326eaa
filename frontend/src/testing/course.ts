/** A small course of two lessons, written or published over the gateway. */
export { publishCourse, writeCourse } from '@tajiconnect/backend/testing/course'
