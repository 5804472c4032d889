drop table /* a
 b */ t;
select 1
